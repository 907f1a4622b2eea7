import ServiceRuntime

/// What identity is told about signing in.
enum AccessSettings {
    static let accessLifetime = SettingKey<Duration>.duration(
        "identity.access_lifetime",
        default: "15m",
        in: .seconds(60)...(.seconds(3600)),
        "How long the access tokens of those who sign in hold."
    )
    static let sessionIdle = SettingKey<Duration>.duration(
        "identity.session_idle",
        default: "720h",
        in: .seconds(3600)...(.seconds(366 * 86_400)),
        "After how long without a refresh a session is over."
    )
    static let keyRotation = SettingKey<Duration>.duration(
        "identity.key_rotation",
        default: "720h",
        in: .seconds(3600)...(.seconds(366 * 86_400)),
        "How long a key signs tokens before the next one does."
    )
    static let smsWebhook = SettingKey<String>.text(
        "identity.sms_webhook",
        kind: "https URL",
        byteCountMax: 2048,
        "Where codes are handed over to an SMS gateway; empty for none."
    )
    static let smsWebhookKey = SettingKey<String>.path(
        "identity.sms_webhook_key",
        default: "{home}/secrets/sms-webhook.key",
        "The file with the key, at least 16 bytes, that signs what goes to the SMS gateway."
    )
    static let codesFile = SettingKey<String>.path(
        "identity.codes_file",
        default: "{home}/data/identity/codes.jsonl",
        "Development only: the file into which codes are written in place of an SMS."
    )
    static let openIDIssuers = SettingKey<String>.path(
        "identity.openid_issuers",
        "The issuers of id tokens that are believed (JSON); empty for none."
    )
    static let httpsAuthorities = SettingKey<String>.path(
        "identity.https_ca",
        "The authorities of HTTPS servers that identity calls, PEM; empty for the system's."
    )

    /// Every setting above, in the order of the table.
    static let all = [
        accessLifetime.setting, sessionIdle.setting, keyRotation.setting, smsWebhook.setting,
        smsWebhookKey.setting, codesFile.setting, openIDIssuers.setting,
        httpsAuthorities.setting,
    ]
}
