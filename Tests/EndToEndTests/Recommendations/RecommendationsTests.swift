import Foundation
import Messages
import RPCCore
import RPCTransport
import Testing

extension EndToEndTests {
    /// Everything that recommendations does, as the running processes do it.
    @Suite(.serialized)
    struct RecommendationsTests {
        @Test func everyMethodIsOfferedAndTheOpenOnesAtTheGateway() async throws {
            try await Installation.with { installation in
                let services = ["recommendations", "gateway"]
                try await RPCClientChannel.with(services, of: installation) { channels in
                    let methods = MessageRegistry.methods.map(\.descriptor).filter {
                        $0.service.hasPrefix("huitou.recommendations.v1.")
                    }
                    #expect(methods.count > 40)
                    let own = try await Self.offered(by: channels["recommendations"])
                    let passedOn = try await Self.offered(by: channels["gateway"])
                    for method in methods {
                        #expect(own.contains(method.fullName), "\(method.fullName)")
                        let isOpen =
                            method.kind == .unary
                            && method.access.kinds.contains { $0 != .service }
                        #expect(
                            passedOn.contains(method.fullName) == isOpen,
                            "\(method.fullName) at the gateway"
                        )
                    }
                }
            }
        }

        private static func offered(by channel: RPCClientChannel?) async throws -> Set<String> {
            let reflection = RPCV1.ReflectionClient(channel: try #require(channel))
            return Set(try await reflection.listMethods(.init()).methods.map(\.name))
        }

        @Test func oneMemberIsFollowedFromItsConsentToItsOffer() async throws {
            try await Installation.with { installation in
                try await Storefront.with(installation) { front in
                    let story = try await RecommendationsStory.begin(front)
                    try await story.followLists()
                    try await story.obeyStock()
                    try await story.makeAnOffer()
                    try await story.tryAnExperiment()
                    try await story.lookAhead()
                    let period = [Storefront.day(3), Storefront.day(0)]
                    for command in [["report"], ["fairness", "demo"] + period] {
                        let result = try await installation.huitou(command)
                        #expect(result.exitCode == 0, "\(command): \(result.errors)")
                        #expect(!result.output.isEmpty)
                    }
                    let verified = try await installation.huitou("verify")
                    #expect(verified.exitCode == 0, "\(verified.output) \(verified.errors)")
                }
            }
        }

        /// Models serve as soon as they are trained, over a kill, and those before them where they
        /// cannot be read.
        @Test func whatWasTrainedIsServedUntilItCannotBeRead() async throws {
            try await Installation.with { installation in
                try await Storefront.with(installation) { front in
                    let training = try await TrainingStory.begin(front)
                    #expect(try await training.list().modelVersion == "decayed-counts@1")
                    #expect(try await training.train() == 1)
                    #expect(try await training.list().modelVersion == "rankers@1")
                    #expect(try await training.train() == 2)
                    let list = try await training.list()
                    #expect(list.modelVersion == "rankers@2" && !list.items.isEmpty)
                    try await installation.kill("recommendations")
                    try await installation.up()
                    let kept = try await training.list()
                    #expect(kept.modelVersion == "rankers@2")
                    #expect(kept.items.map(\.sku) == list.items.map(\.sku))
                    try await installation.kill("recommendations")
                    try await training.damage(version: 2)
                    try await installation.up()
                    #expect(try await training.list().modelVersion == "rankers@1")
                }
            }
        }
    }
}
