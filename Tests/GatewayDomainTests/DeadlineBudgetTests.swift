import GatewayDomain
import Testing

/// How much of the caller's time the parts get.
@Suite struct DeadlineBudgetTests {
    @Test(
        arguments: [
            (nil, 800),
            (.seconds(60), 800),
            (.milliseconds(820), 800),
            (.milliseconds(819), 799),
            (.milliseconds(100), 80),
            (.milliseconds(40), 20),
            (.milliseconds(30), 15),
            (.milliseconds(2), 1),
            (.milliseconds(1), nil),
            (.zero, nil),
        ] as [(Duration?, Int?)]
    )
    func partsGetWhatTheAnswerDoesNotNeed(remaining: Duration?, milliseconds: Int?) {
        let budget = DeadlineBudget(
            partTimeoutMax: .milliseconds(800),
            reserve: .milliseconds(20)
        )
        #expect(
            budget.partTimeout(remaining: remaining) == milliseconds.map { .milliseconds($0) }
        )
    }
}
