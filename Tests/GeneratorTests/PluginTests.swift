import Foundation
import SwiftProtobuf
import SwiftProtobufPluginLibrary
import Testing

@testable import Generator

@Suite("The plugin")
struct PluginTests {
    typealias File = Google_Protobuf_FileDescriptorProto
    typealias Field = Google_Protobuf_FieldDescriptorProto

    /// A file with a request, a response, an enum and one method.
    private func file(_ change: (inout File) -> Void = { _ in }) -> File {
        var file = File()
        file.name = "shop/cart/v1/cart.proto"
        file.package = "shop.cart.v1"
        file.syntax = "proto3"
        var request = Google_Protobuf_DescriptorProto()
        request.name = "Request"
        request.field = [
            Self.field("member_id", 1, .int64), Self.field("store"),
            Self.field("count", 3, .uint32),
        ]
        var response = Google_Protobuf_DescriptorProto()
        response.name = "Response"
        file.messageType = [request, response]
        var colour = Google_Protobuf_EnumDescriptorProto()
        colour.name = "Colour"
        colour.value = [value("COLOUR_UNSPECIFIED", 0), value("COLOUR_DARK_RED", 1)]
        file.enumType = [colour]
        var service = Google_Protobuf_ServiceDescriptorProto()
        service.name = "Cart"
        var method = Google_Protobuf_MethodDescriptorProto()
        method.name = "AddItem"
        method.inputType = ".shop.cart.v1.Request"
        method.outputType = ".shop.cart.v1.Response"
        service.method = [method]
        file.service = [service]
        change(&file)
        return file
    }

    private static func field(
        _ name: String,
        _ number: Int32 = 2,
        _ type: Field.TypeEnum = .string
    ) -> Field {
        var field = Field()
        field.name = name
        field.jsonName = FieldPlan.jsonName(name)
        field.number = number
        field.type = type
        field.label = .optional
        return field
    }

    private func value(_ name: String, _ number: Int32) -> Google_Protobuf_EnumValueDescriptorProto
    {
        var value = Google_Protobuf_EnumValueDescriptorProto()
        value.name = name
        value.number = number
        return value
    }

    /// The answer for a file whose only method has a rule.
    private func respond(
        _ file: File,
        rule: MethodRule? = nil,
        parameter: String = "registry=false"
    ) throws -> Google_Protobuf_Compiler_CodeGeneratorResponse {
        var file = file
        if let rule {
            let bytes: [UInt8] = try rule.serializedBytes()
            // Field 50700, length-delimited.
            let options: [UInt8] = [0xe2, 0xe0, 0x18, UInt8(bytes.count)] + bytes
            file.service[0].method[0].options = try .init(serializedBytes: options)
        }
        var request = Google_Protobuf_Compiler_CodeGeneratorRequest()
        request.protoFile = [file]
        request.fileToGenerate = [file.name]
        request.parameter = parameter
        return Plugin.respond(to: request)
    }

    private func rule(_ change: (inout MethodRule) -> Void) -> MethodRule {
        var rule = MethodRule()
        rule.allow = ["till"]
        rule.scope = 2
        change(&rule)
        return rule
    }

    @Test func writesOneFilePerTypeAndService() throws {
        let response = try respond(file())
        #expect(response.error == "")
        #expect(
            response.file.map(\.name) == [
                "CartV1/CartV1.swift", "CartV1/CartV1+Colour.swift", "CartV1/CartV1+Request.swift",
                "CartV1/CartV1+Response.swift", "CartV1/CartV1+CartService.swift",
            ]
        )
        #expect(
            response.file.allSatisfy { $0.content.hasPrefix("// swift-format-ignore-file\n") }
        )
        #expect(response.file[1].content.contains("case darkRed\n"))
    }

    @Test func methodWithoutRuleIsForNobody() throws {
        let text = try respond(file()).file.last?.content ?? ""
        #expect(text.contains("access: .nobody"))
        #expect(text.contains("idempotency: .none"))
        #expect(text.contains("AccessTarget()"))
    }

    @Test func ruleIsWrittenOut() throws {
        let rule = rule {
            $0.allow = ["member", "staff"]
            $0.roles = ["cashier"]
            $0.idempotency = 2
            $0.memberField = "member_id"
            $0.organisationField = "store"
            $0.scope = 0
            $0.isHeavy = true
        }
        let text = try respond(file(), rule: rule).file.last?.content ?? ""
        #expect(text.contains("AccessRule(kinds: [.member, .staff], roles: [.cashier])"))
        #expect(text.contains("idempotency: .keyed"))
        #expect(text.contains("isHeavy: true"))
        #expect(!text.contains("isEndless"))
        #expect(
            text.contains("AccessTarget(memberID: request.memberID, organisation: request.store)")
        )
    }

    /// A rule that makes no sense, and what is said about it.
    struct BadRule: CustomTestStringConvertible, Sendable {
        let problem: String
        let change: @Sendable (inout MethodRule) -> Void
        var testDescription: String { problem }
    }

    @Test(
        arguments: [
            BadRule(problem: "no kind of caller \"robot\"") { $0.allow = ["robot"] },
            BadRule(problem: "no role \"boss\"") { $0.roles = ["boss"] },
            BadRule(problem: "names something twice") { $0.allow = ["till", "till"] },
            BadRule(problem: "either is public or allows") { $0.allow = [] },
            BadRule(problem: "either is public or allows") { $0.isPublic = true },
            BadRule(problem: "need each other") { $0.roles = ["cashier"] },
            BadRule(problem: "need each other") { $0.allow = ["staff"] },
            BadRule(problem: "idempotency 3 is not known") { $0.idempotency = 3 },
            BadRule(problem: "has no field member") { $0.memberField = "member" },
            BadRule(problem: "must be an int64") { $0.memberField = "store" },
            BadRule(problem: "must be a string") { $0.organisationField = "count" },
            BadRule(problem: "on whose data its callers act") { $0.scope = 0 },
            BadRule(problem: "scope 4 is not known") { $0.scope = 4 },
            BadRule(problem: "no scope \"steal\"") { $0.partnerScopes = ["steal"] },
            BadRule(problem: "names something twice") {
                $0.allow = ["partner"]
                $0.partnerScopes = ["earn", "earn"]
            },
            BadRule(problem: "partner_scopes and the kind partner need each other") {
                $0.partnerScopes = ["earn"]
            },
            BadRule(problem: "partner_scopes and the kind partner need each other") {
                $0.allow = ["partner"]
            },
            BadRule(problem: "which member_field does not name") {
                $0.allow = ["staff"]
                $0.roles = ["cashier"]
                $0.scope = 0
                $0.organisationField = "store"
            },
            BadRule(problem: "checks no scope") {
                $0.allow = []
                $0.isPublic = true
                $0.memberField = "member_id"
            },
        ]
    )
    func badRuleIsRefused(_ bad: BadRule) throws {
        let response = try respond(file(), rule: rule(bad.change))
        #expect(response.file.isEmpty)
        #expect(response.error.hasPrefix("shop.cart.v1.Cart.AddItem"))
        #expect(response.error.contains(bad.problem))
    }

    @Test func whoseMembersAreLookedUpStreamsNoRequests() throws {
        var file = file()
        file.service[0].method[0].clientStreaming = true
        let rule = rule {
            $0.allow = ["staff"]
            $0.roles = ["cashier"]
        }
        #expect(try respond(file, rule: rule).error.contains("may stream requests"))
    }

    @Test func scopeIsWrittenOut() throws {
        let rule = rule {
            $0.allow = ["partner"]
            $0.memberField = "member_id"
            $0.partnerScopes = ["earn", "read_profile"]
        }
        let text = try respond(file(), rule: rule).file.last?.content ?? ""
        #expect(text.contains("scope: .filtered, partnerScopes: [.earn, .readProfile])"))
    }

    @Test func unknownFieldOfARuleIsRefused() throws {
        var file = file()
        // Field 50700 with a field 11 inside.
        file.service[0].method[0].options = try .init(
            serializedBytes: [0xe2, 0xe0, 0x18, 2, 0x58, 1] as [UInt8]
        )
        #expect(try respond(file).error.contains("fields that the generator does not know"))
    }

    /// A file that cannot be generated, and what is said about it.
    struct BadFile: CustomTestStringConvertible, Sendable {
        let problem: String
        let change: @Sendable (inout File) -> Void
        var testDescription: String { problem }
    }

    @Test(
        arguments: [
            BadFile(problem: "must end in a name and a version") { file in
                file.package = "shop.cart"
                file.service = []
            },
            BadFile(problem: "proto3") { $0.syntax = "proto2" },
            BadFile(problem: "UpperCamelCase") {
                $0.messageType[1].name = "response"
                $0.service = []
            },
            BadFile(problem: "generated Swift uses itself") {
                $0.messageType[1].name = "String"
                $0.service = []
            },
            BadFile(problem: "lower_snake_case") {
                $0.messageType[0].field[1] = field("storeName")
            },
            BadFile(problem: "lower_snake_case") { $0.messageType[0].field[1] = field("store_1") },
            BadFile(problem: "name of a property") { $0.messageType[0].field[1] = field("self") },
            BadFile(problem: "name of a property") {
                $0.messageType[0].field[1] = field("hash_value")
            },
            BadFile(problem: "two fields are called") {
                $0.messageType[0].field[1] = field("member_i_d")
            },
            BadFile(problem: "json_name") { $0.messageType[0].field[1].jsonName = "shop" },
            BadFile(problem: "groups") {
                $0.messageType[0].field[1].type = .group
                $0.messageType[0].field[1].typeName = ".shop.cart.v1.Response"
            },
            BadFile(problem: "packed = false") {
                $0.messageType[0].field[2].label = .repeated
                $0.messageType[0].field[2].options.packed = false
            },
            BadFile(problem: "must start with COLOUR_") { $0.enumType[0].value[1].name = "RED" },
            BadFile(problem: "must start with COLOUR_") {
                $0.enumType[0].value[1].name = "COLOUR_1"
            },
            BadFile(problem: "two names for one number") {
                $0.enumType[0].options.allowAlias = true
                $0.enumType[0].value[1].number = 0
            },
            BadFile(problem: "only through a repeated field") {
                $0.messageType[0].field[1].type = .message
                $0.messageType[0].field[1].typeName = ".shop.cart.v1.Request"
            },
            BadFile(problem: "more than 128 fields") { file in
                file.messageType[0].field = (1...129 as ClosedRange<Int32>).map {
                    field("field", $0)
                }
                file.service = []
            },
        ]
    )
    func badFileIsRefused(_ bad: BadFile) throws {
        let response = try respond(file(bad.change))
        #expect(response.file.isEmpty)
        #expect(response.error.contains(bad.problem), "\(response.error)")
    }

    @Test(arguments: ["x", "colour=red", "registry=maybe"])
    func unknownParameterIsRefused(_ parameter: String) throws {
        #expect(try respond(file(), parameter: parameter).error.contains("--huitou_opt"))
    }

    @Test func strippedSetHasNoOptionsServicesNorMarks() throws {
        var options = File()
        options.name = "options.proto"
        var kept = file()
        kept.dependency = ["options.proto"]
        kept.messageType[0].field[0].proto3Optional = true
        kept.options.deprecated = true
        var set = Google_Protobuf_FileDescriptorSet()
        set.file = [options, kept]
        let stripped = try DescriptorSetStripper.strip(set) { $0 == kept.name }
        #expect(stripped.file.count == 1)
        let file = try #require(stripped.file.first)
        #expect(file.dependency.isEmpty && file.service.isEmpty && !file.hasOptions)
        #expect(!file.messageType[0].field[0].hasProto3Optional)
    }
}
