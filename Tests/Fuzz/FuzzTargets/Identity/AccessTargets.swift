import Cryptography
import HTTPSClient
import IdentityDomain
import Primitives
import Tokens

extension FuzzTarget {
    private static func lines(_ lines: String...) -> [UInt8] {
        Array(lines.joined(separator: "\r\n").utf8)
    }

    /// Answers of HTTPS servers: what is read was sent, and no answer is read out of less.
    package static let httpsAnswer = FuzzTarget(
        "https-answer",
        seeds: [
            lines("HTTP/1.1 200 OK", "Content-Length: 5", "", "hello"),
            lines("HTTP/1.1 503 No", "Transfer-Encoding: chunked", "", "3", "abc", "0", "", ""),
            lines("HTTP/1.0 204 None", "Server: x", "", ""), lines("HTTP/1.1 200 OK", "", "rest"),
        ],
        words: [
            "\r\n", "\r\n\r\n", "Content-Length: ", "Transfer-Encoding: chunked", "ffffff", "-1",
            "99999999999999999999", ";x=y",
        ].map { [UInt8]($0.utf8) }
    ) { bytes in
        let read = Result { () throws(HTTPSFailure) in try HTTPSResponse(bytes, isEnd: true) }
        switch read {
        case .failure(let failure): return "\(failure)"
        case .success(nil): return "more"
        case .success(let answer?):
            try demand(answer.body.count < bytes.count, "more is read than was sent")
            try demand((200...999).contains(answer.status), "no status: \(answer.status)")
            return "\(answer.status) \(answer.body.count)"
        }
    }

    /// Key sets of issuers: what is read has names, and not too many.
    package static let keySet = FuzzTarget(
        "key-set",
        seeds: [
            Array(
                JSONWebKeySet.json(
                    of: ["a", "b", "c", "d"].map { ($0, [UInt8](repeating: 9, count: 32)) }
                ).utf8
            ),
            Array(
                (#"{"keys":[{"kty":"EC","crv":"P-256","kid":"e","#
                    + #""x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","#
                    + #""y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}]}"#).utf8
            ),
        ],
        words: [
            "\"kty\":\"RSA\"", "\"kty\":\"oct\"", "\"use\":\"enc\"", "\"kid\":\"\"", "null", "{}",
            "\"alg\":\"none\"", "[", "]",
        ].map { [UInt8]($0.utf8) }
    ) { bytes in
        guard let set = JSONWebKeySet(json: bytes) else { return "none" }
        try demand(set.keys.count <= JSONWebKeySet.keysMax, "too many keys")
        try demand(!set.keys.keys.contains(""), "a key without a name")
        return "\(set.keys.count)"
    }

    /// Member codes as tills send them: what is accepted is written back digit for digit.
    package static let memberCode = FuzzTarget(
        "member-code",
        seeds: ["0000000000000000", "1234567890123456", "9876543210987654"].flatMap { body in
            MemberCode.Kind.allCases.compactMap { kind in
                MemberCode(kind, body: body).map { Array($0.unsafeText.utf8) }
            }
        },
        words: [" ", "7", "8", "０", "\0"].map { [UInt8]($0.utf8) }
    ) { bytes in
        let text = String(decoding: bytes, as: UTF8.self)
        guard let code = MemberCode(text) else {
            return text.utf8.count == MemberCode.digitCount ? "wrong digits" : "wrong length"
        }
        let digits = bytes.filter { $0 != UInt8(ascii: " ") }
        try demand(Array(code.unsafeText.utf8) == digits, "another code is read")
        return "\(code.kind) \(bytes.count - digits.count)"
    }
}
