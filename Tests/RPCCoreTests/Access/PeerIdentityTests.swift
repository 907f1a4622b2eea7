import RPCCore
import Testing

/// Who a certificate may name.
struct PeerIdentityTests {
    @Test(arguments: [
        "huitou://service/points", "huitou://partner/blossom-2", "huitou://operator/a_b",
        "huitou://service/" + String(repeating: "x", count: 63),
    ])
    func uriOfOursIsRead(uri: String) {
        #expect(PeerIdentity(uri: uri)?.uri == uri)
    }

    @Test(arguments: [
        "", "huitou://", "huitou://service", "huitou://service/", "huitou://service/points/",
        "huitou://service/points/x", "huitou://member/1", "huitou://till/1", "huitou://staff/1",
        "huitou://channel_app/1", "huitou://Service/points", "huitou://service/Points",
        "huitou://service/poi nts", "huitou://service/p\0", "https://service/points",
        "HUITOU://service/points", " huitou://service/points", "huitou://service/点",
        "huitou://service/" + String(repeating: "x", count: 64),
    ])
    func anythingElseIsNobody(uri: String) {
        #expect(PeerIdentity(uri: uri) == nil)
    }
}
