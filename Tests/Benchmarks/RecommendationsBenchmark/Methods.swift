import RecommendationsLearning

/// What answers an examination: ours and the known methods.
struct Methods {
    /// One of them.
    struct Method {
        let name: String
        let answer: (Examination.Case) -> [Int32]
    }

    let ours: Method
    private let known: [Method]
    private let yardstickMethod: Method
    private let examination: Examination

    init(
        _ retail: RetailLog,
        _ examination: Examination,
        _ ranker: Ranker,
        _ knowledge: Knowledge,
        hidden: Set<Evidence>
    ) {
        self.examination = examination
        let (task, day) = (examination.task, examination.day)
        let room = ReaderRoom(EvidenceReader(knowledge: knowledge, hiding: hidden))
        ours = Method(name: "ours") { one in
            let history = retail.log.histories[one.member]
            room.reader.read(history, member: Int32(one.member), today: day)
            return ranker.best(20, of: room.reader).map(\.item)
        }
        let baselines = Baselines(retail, knowledge: knowledge, day: day)
        let popular = Method(name: "popular lately") { baselines.popular($0, task) }
        guard task == .nextBasket else {
            let linear = Method(name: "EASE") { baselines.linear($0, task, ownWeight: 0) }
            known = [popular, linear]
            yardstickMethod = linear
            return
        }
        let tifu = TIFUKNN(retail, day: day)
        let isEligible = knowledge.statistics.isEligible
        let decayed = Method(name: "decayed counts") { baselines.decayed($0) }
        yardstickMethod = decayed
        known = [
            popular,
            Method(name: "personal frequency") { baselines.frequency($0) },
            Method(name: "TIFU-KNN") { tifu.answer($0.member, isEligible: isEligible) },
            Method(name: "EASE on decayed input") {
                baselines.linear($0, task, ownWeight: 1)
            },
            decayed,
        ]
    }

    /// All of them, ours last.
    var all: [Method] { known + [ours] }

    /// What the others are compared with.
    var yardstickName: String { yardstickMethod.name }

    /// The scores of what the others are compared with.
    func yardstick() -> Scores { examination.scores(yardstickMethod.answer) }
}

/// A reader that a closure may change.
private final class ReaderRoom {
    var reader: EvidenceReader

    init(_ reader: EvidenceReader) { self.reader = reader }
}
