import Messages
import RPCCore
import Testing

@Suite("JSON coding")
struct MessageJSONTests {
    @Test func writesTheMappingOfProtobuf() throws {
        let order = PointsV1.Order(
            channel: "pos",
            memberID: 9_007_199_254_740_993,
            state: .paid,
            lines: [.init(sku: "茶\"\n\u{1}", paidFen: -5), .init()]
        )
        let text =
            #"{"channel":"pos","memberId":"9007199254740993","state":"STATE_PAID","#
            + #""lines":[{"sku":"茶\"\n\u0001","paidFen":"-5"},{}]}"#
        #expect(try order.json() == text)
        #expect(try PointsV1.Order(json: text) == order)
    }

    @Test func writesLinesWherePretty() throws {
        let node = TestV1.Node(number: 1, children: [.init(), .init(leaf: .init())])
        #expect(
            try node.json(isPretty: true) == """
                {
                  "number": 1,
                  "children": [
                    {},
                    {
                      "leaf": {}
                    }
                  ]
                }
                """
        )
        #expect(try TestV1.Node().json(isPretty: true) == "{}")
    }

    @Test(
        arguments: [
            #"{"int64Value":"-9223372036854775808","uint64Value":18446744073709551615}"#,
            #"{"int64_value":-9223372036854775808,"uint64_value":"18446744073709551615"}"#,
            "\t{ \"uint64Value\" : \"18446744073709551615\" ,\r\n\"int64Value\":-9223372036854775808 } ",
        ]
    )
    func readsIntegersWhole(_ text: String) throws {
        #expect(
            try TestV1.Scalars(json: text) == .init(int64Value: .min, uint64Value: .max)
        )
    }

    @Test func readsWhatElseTheMappingAllows() throws {
        let text = """
            {"int32Value": 1.0, "uint32Value": "4e2", "floatValue": "1.5",
             "doubleValue": "-Infinity",
             "bytesValue": "-_8", "stringValue": "\\u8336\\ud83c\\udf75\\/", "signValue": -1,
             "boolValue": null, "sint64Value": -0}
            """
        #expect(
            try TestV1.Scalars(json: text)
                == .init(
                    int32Value: 1,
                    uint32Value: 400,
                    floatValue: 1.5,
                    doubleValue: -.infinity,
                    stringValue: "茶🍵/",
                    bytesValue: [0xfb, 0xff],
                    signValue: .minus
                )
        )
        #expect(try TestV1.Scalars(json: #"{"doubleValue":"NaN"}"#).doubleValue.isNaN)
    }

    @Test func presenceIsKept() throws {
        let text = #"{"int32Value":0,"boolValue":false,"stringValue":"","scalarsValue":{}}"#
        let message = try TestV1.Optionals(json: text)
        #expect(message.int32Value == 0 && message.scalarsValue == .init())
        #expect(message.int64Value == nil)
        #expect(try message.json() == text)
        #expect(try TestV1.Optionals(json: #"{"int32Value":null}"#) == .init())
        #expect(
            try TestV1.Choice(json: #"{"stringValue":""}"#)
                == .init(choiceValue: .stringValue(""))
        )
    }

    @Test(
        arguments: [
            ("", .invalidJSON, "JSON, byte 1"),
            ("{", .invalidJSON, "JSON, byte 2"),
            ("{}x", .invalidJSON, "JSON, byte 3"),
            ("{,}", .invalidJSON, "JSON, byte 2"),
            (#"{"number":1,}"#, .invalidJSON, "JSON, byte 13"),
            (#"{"number":01}"#, .invalidJSON, "JSON, byte 12"),
            (#"{"number":+1}"#, .invalidJSON, "JSON, byte 11"),
            (#"{"number":.5}"#, .invalidJSON, "JSON, byte 11"),
            (#"{"number":1 "children":[]}"#, .invalidJSON, "JSON, byte 13"),
            (#"{"number":tru}"#, .invalidJSON, "JSON, byte 11"),
            (#"{"number":1,"number":2}"#, .invalidJSON, "JSON, byte 21"),
            (#"{"leaf":{"text":"\x"}}"#, .invalidJSON, "JSON, byte 20"),
            (#"{"leaf":{"text":"\ud800"}}"#, .invalidJSON, "JSON, byte 24"),
            (#"{"leaf":{"text":"\ud800\u0041"}}"#, .invalidJSON, "JSON, byte 30"),
            ("{\"leaf\":{\"text\":\"\n\"}}", .invalidJSON, "JSON, byte 18"),
            ("[]", .wrongType, "JSON"),
            ("null", .wrongType, "JSON"),
            (#"{"nummer":1}"#, .unknownField, "nummer"),
            (#"{"children":[{},{"leaf":{"texts":1}}]}"#, .unknownField, "children[1].leaf.texts"),
            ("{\"\\u0000\\n茶\":1}", .unknownField, "???"),
            (#"{"number":"1 "}"#, .wrongType, "number"),
            (#"{"number":""}"#, .wrongType, "number"),
            (#"{"number":1.5}"#, .wrongType, "number"),
            (#"{"number":2147483648}"#, .wrongType, "number"),
            (#"{"number":true}"#, .wrongType, "number"),
            (#"{"number":[]}"#, .wrongType, "number"),
            (#"{"children":{}}"#, .wrongType, "children"),
            (#"{"children":[null]}"#, .wrongType, "children[0]"),
            (#"{"leaf":{"text":1}}"#, .wrongType, "leaf.text"),
            (#"{"leaf":{"data":"A"}}"#, .wrongType, "leaf.data"),
            (#"{"leaf":{"data":"A==="}}"#, .wrongType, "leaf.data"),
            (#"{"leaf":{"data":"AB=="}}"#, .wrongType, "leaf.data"),
            (#"{"leaf":{"data":"Ã"}}"#, .wrongType, "leaf.data"),
            (#"{"children":[{"leaf":{"text":"a\u0000"}}]}"#, .embeddedNUL, "children[0].leaf.text"),
        ] as [(String, MessageCodingError.Code, String)]
    )
    func isRefused(_ text: String, _ code: MessageCodingError.Code, _ field: String) {
        #expect(throws: MessageCodingError(code, field: field)) { try TestV1.Node(json: text) }
    }

    @Test(
        arguments: [
            (#"{"int32Value":1,"int64Value":2}"#, .invalidJSON, "int64Value"),
            (#"{"signValue":"SIGN_OTHER"}"#, .wrongType, "signValue"),
            (#"{"signValue":1.5}"#, .wrongType, "signValue"),
            (#"{"uint64Value":-1}"#, .wrongType, "uint64Value"),
            (#"{"uint64Value":18446744073709551616}"#, .wrongType, "uint64Value"),
            (#"{"int64Value":1e300}"#, .wrongType, "int64Value"),
            (#"{"doubleValue":1e400}"#, .wrongType, "doubleValue"),
            (#"{"doubleValue":"nan"}"#, .wrongType, "doubleValue"),
            (#"{"doubleValue":"0x1p3"}"#, .wrongType, "doubleValue"),
            (#"{"floatValue":1e39}"#, .wrongType, "floatValue"),
            (#"{"boolValue":"true"}"#, .wrongType, "boolValue"),
            (#"{"boolValue":1}"#, .wrongType, "boolValue"),
            (#"{"int32Value":1,"int32_value":1}"#, .invalidJSON, "int32_value"),
            (#"{"int32__value":1}"#, .unknownField, "int32__value"),
            (#"{"Int32Value":1}"#, .unknownField, "Int32Value"),
        ] as [(String, MessageCodingError.Code, String)]
    )
    func isRefusedInAOneof(_ text: String, _ code: MessageCodingError.Code, _ field: String) {
        #expect(throws: MessageCodingError(code, field: field)) { try TestV1.Choice(json: text) }
    }

    @Test func depthAndSizeAreBounded() throws {
        func nested(_ depth: Int) -> String {
            String(repeating: #"{"children":["#, count: depth - 1) + "{}"
                + String(repeating: "]}", count: depth - 1)
        }
        #expect(try TestV1.Node(json: nested(60)).children.count == 1)
        for depth in [65, 100, 100_000] {
            #expect(throws: MessageCodingError.self) { try TestV1.Node(json: nested(depth)) }
        }
        let empties = #"{"children":["# + String(repeating: "{},", count: 1_000_000) + "{}]}"
        #expect(throws: MessageCodingError.self) { try TestV1.Node(json: empties) }
        let long = #"{"leaf":{"text":""# + String(repeating: "a", count: 5 << 20) + #""}}"#
        #expect(throws: MessageCodingError(.tooLarge, field: "JSON")) {
            try TestV1.Node(json: long)
        }
    }

    @Test func textWithNULIsNotWritten() {
        #expect(throws: MessageCodingError(.embeddedNUL, field: "leaf.text")) {
            try TestV1.Node(leaf: .init(text: "\0")).json()
        }
    }
}
