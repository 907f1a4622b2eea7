import Primitives
import ServiceRuntime
import Testing

@Suite struct SettingsLoaderTests {
    static let lanes = SettingKey<Int>.integer("lanes", default: "2", in: 1...8, "Lanes.")
    static let pin = SettingKey<String>.text("pin", isSecret: true, byteCountMax: 4, "A secret.")

    static func load(
        arguments: [String] = [],
        environment: [String: String] = [:],
        file: String? = nil,
        service: String = "points"
    ) throws(ConfigurationError) -> Settings {
        let table = SettingsTable(own: [lanes.setting, pin.setting])
        return try SettingsLoader(service: service, table: table).load(
            arguments: arguments,
            environment: environment
        ) { (path) throws(ConfigurationError) in
            guard let file, path == "huitou.yaml" else {
                throw ConfigurationError(key: "", source: path, message: "no such file")
            }
            return file
        }
    }

    static func refusal(
        _ arguments: [String] = [],
        _ environment: [String: String] = [:],
        file: String? = nil
    ) -> String {
        do throws(ConfigurationError) {
            _ = try load(arguments: arguments, environment: environment, file: file)
            return "accepted"
        } catch {
            return error.description
        }
    }

    @Test func defaultsKnowHomeServiceAndPorts() throws {
        let settings = try Self.load()
        #expect(settings[CommonSettings.listenPort] == 7402)
        #expect(settings[CommonSettings.databasePath] == ".huitou/data/points/points.sqlite")
        #expect(settings[CommonSettings.tlsCertificate] == ".huitou/tls/points.pem")
        let tiers = settings[CommonSettings.upstream("tiers")]
        #expect(tiers == [HostAndPort(host: "127.0.0.1", port: 7403)])
        #expect(settings[CommonSettings.logLevel] == .info)
        #expect(settings[CommonSettings.drainTimeout] == .seconds(10))
        #expect(settings[CommonSettings.clockStart] == nil)
        #expect(settings[Self.lanes] == 2)
        #expect(settings.sources.isEmpty)
    }

    @Test func homeAndPortBaseMoveTheDefaults() throws {
        let settings = try Self.load(
            environment: ["HUITOU_HOME": "/srv/h", "HUITOU_PORT_BASE": "9000"],
            service: "identity"
        )
        #expect(settings[CommonSettings.listenPort] == 9001)
        #expect(settings[CommonSettings.tlsKey] == "/srv/h/tls/identity.key")
        #expect(settings[CommonSettings.upstream("recommendations")].map(\.port) == [9004])
    }

    @Test(arguments: [
        ([], "127.0.0.1:7452"), (["--listen-port", "8000"], "127.0.0.1:8050"),
        (["--listen-port", "0"], "127.0.0.1:0"), (["--listen-port", "65500"], "127.0.0.1:0"),
        (["--metrics-listen", "[::1]:0"], "[::1]:0"), (["--metrics-listen", "off"], "off"),
    ])
    func metricsFollowTheServicesPort(arguments: [String], address: String) throws {
        let settings = try Self.load(arguments: arguments)
        #expect((settings[CommonSettings.metricsListen]?.description ?? "off") == address)
    }

    @Test func laterLayersCount() throws {
        let file = "lanes: 3\nlisten: {port: 1000}\nlog: {level: debug}\n"
        let environment = [
            "HUITOU_CONFIG": "huitou.yaml", "HUITOU_LISTEN_PORT": "2000", "HUITOU_LANES": "4",
            "PATH": "/bin",
        ]
        let settings = try Self.load(
            arguments: ["--lanes", "5"],
            environment: environment,
            file: file
        )
        #expect(settings[CommonSettings.logLevel] == .debug)
        #expect(settings[CommonSettings.listenPort] == 2000)
        #expect(settings[Self.lanes] == 5)
        #expect(settings.sources["lanes"] == "command line")
        #expect(settings.sources["listen.port"] == "environment")
        #expect(settings.sources["log.level"] == "huitou.yaml:3:14")
    }

    @Test func flagNamesTheFileBeforeTheEnvironment() throws {
        let settings = try Self.load(
            arguments: ["--config=huitou.yaml", "--home=/a,b=c"],
            environment: ["HUITOU_CONFIG": "elsewhere.yaml"],
            file: "lanes: 6"
        )
        #expect(settings[Self.lanes] == 6)
        #expect(settings[CommonSettings.home] == "/a,b=c")
    }

    @Test(arguments: [
        (
            ["--lane", "3"], "command line: --lane: is not known; did you mean --lanes?"
        ),
        (["--zebra", "3"], "command line: --zebra: is not known; --help lists what is"),
        (["lanes=3"], "command line: lanes: is no flag; a setting is given as --name value"),
        (["--lanes"], "command line: --lanes: needs a value"),
        (["--lanes", "1", "--lanes=1"], "command line: --lanes: is given twice"),
        (
            ["--lanes", "9"],
            "command line: --lanes: must be a whole number from 1 to 8, is \"9\""
        ),
        (
            ["--lanes", "two"],
            "command line: --lanes: must be a whole number from 1 to 8, is \"two\""
        ),
        (["--config", "x.yaml"], "x.yaml: no such file"),
        (
            ["--log-level", "loud"],
            "command line: --log-level: must be one of trace, debug, info, notice, warning, "
                + "error, is \"loud\""
        ),
        (
            ["--drain-timeout", "10"],
            "command line: --drain-timeout: must be a duration such as 250ms, 10s or 5m, "
                + "from 100ms to 10m, is \"10\""
        ),
        (
            ["--upstream-tiers", "tiers"],
            "command line: --upstream-tiers: must be host:port, such as 127.0.0.1:7402 or "
                + "[::1]:7402, or up to 64 of them with commas between, is \"tiers\""
        ),
        (
            ["--upstream-tiers", "a:1,"],
            "command line: --upstream-tiers: must be host:port, such as 127.0.0.1:7402 or "
                + "[::1]:7402, or up to 64 of them with commas between, is \"a:1,\""
        ),
        (
            ["--development", "yes"],
            "command line: --development: must be true or false, is \"yes\""
        ),
        (
            ["--clock-start", "2026-01-31"],
            "command line: --clock-start: must be a moment such as 2026-01-31T08:00:00Z, "
                + "is \"2026-01-31\""
        ),
    ])
    func flagsAreRefused(arguments: [String], message: String) {
        #expect(Self.refusal(arguments) == message)
    }

    @Test(arguments: [
        (
            "HUITOU_LISTEN_PROT", "1",
            "environment: HUITOU_LISTEN_PROT: is not known; did you mean HUITOU_LISTEN_PORT?"
        ),
        (
            "HUITOU_LISTEN_PORT", "x",
            "environment: HUITOU_LISTEN_PORT: must be a whole number from 0 to 65535, is \"x\""
        ),
    ])
    func variablesAreRefused(name: String, value: String, message: String) {
        #expect(Self.refusal([], [name: value]) == message)
    }

    @Test(arguments: [
        (
            "listen:\n  prot: 1\n",
            "huitou.yaml:2:9: listen.prot: is not known; did you mean listen.port?"
        ),
        (
            "listen:\n  port: 70000\n",
            "huitou.yaml:2:9: listen.port: must be a whole number from 0 to 65535, is \"70000\""
        ),
        ("- 1\n", "huitou.yaml:1:1: must be a mapping of names to values, is a list"),
        ("lanes: [1]\n", "huitou.yaml:1:8: lanes: must be a text, is a list"),
        ("lanes: 1\nlanes: 2\n", "huitou.yaml:1:1: given twice: lanes"),
    ])
    func fileIsRefused(file: String, message: String) {
        #expect(Self.refusal(["--config", "huitou.yaml"], file: file) == message)
    }

    @Test func secretIsNotShown() {
        #expect(
            Self.refusal(["--pin", "hunter2"])
                == "command line: --pin: must have at most 4 bytes and no NUL"
        )
    }

    @Test func variablesOfTheScriptsAreLeftAlone() throws {
        _ = try Self.load(environment: ["HUITOU_BUILD": "debug", "HUITOU_RETAIL_DATA": "/x"])
    }

    @Test func variablesOfAnotherServiceAreItsOwn() throws {
        _ = try Self.load(environment: ["HUITOU_GATEWAY_PART_TIMEOUT": "1s"])
        #expect(
            Self.refusal([], ["HUITOU_POINTS_LANES": "1"])
                .hasPrefix("environment: HUITOU_POINTS_LANES: is not known")
        )
    }

    @Test func momentsAndAddressesAreRead() throws {
        let settings = try Self.load(
            arguments: [
                "--clock-start", "2017-03-01T00:00:00Z", "--upstream-points", "[::1]:7402",
            ]
        )
        #expect(settings[CommonSettings.clockStart]?.microseconds == 1_488_326_400_000_000)
        let points = settings[CommonSettings.upstream("points")]
        #expect(points == [HostAndPort(host: "::1", port: 7402)])
    }

    @Test(arguments: [
        (["--upstream-points", "a:7402,b:7403"], [:], nil),
        ([], ["HUITOU_UPSTREAM_POINTS": "a:7402, b:7403"], nil),
        (["--config", "huitou.yaml"], [:], "upstream: {points: 'a:7402,b:7403'}\n"),
    ])
    func severalAddressesAreReadFromEverySource(
        arguments: [String],
        environment: [String: String],
        file: String?
    ) throws {
        let settings = try Self.load(arguments: arguments, environment: environment, file: file)
        let addresses = settings[CommonSettings.upstream("points")]
        #expect(addresses.map(\.description) == ["a:7402", "b:7403"])
    }

    @Test(arguments: ["", "a", "a:", ":1", "a:0", "a:65536", "a:b", "::1:7402", "a b:1"])
    func textThatIsNoAddressIsRefused(text: String) {
        #expect(HostAndPort(text) == nil)
    }
}
