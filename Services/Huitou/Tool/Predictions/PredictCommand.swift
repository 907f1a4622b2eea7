import ArgumentParser
import Foundation
import Messages
import Primitives

/// `huitou predict`: how likely members are to buy, or to spend less, as of a day.
struct PredictCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "predict",
        abstract: "Predicts purchases as of a day, from what precedes it only.",
        discussion: """
            Households are those of `huitou import retail`: the recommendations service learns from
            its store, and answers. With --cdnow the customers of that data set's files are
            predicted, without any service. The answers are JSON lines, one for each household of
            the list or customer of the files: {"household_id": 900, "p": 0.93},
            {"customer_id": 4, "p": 0.07}, {"sample_id": 1, "expected": 0.42}.
            """
    )

    /// What is predicted.
    enum Task: String, ExpressibleByArgument, CaseIterable {
        /// A purchase within 7 days.
        case buy7
        /// A purchase within 30 days.
        case buy30
        /// Less than half of the usual spend within 30 days.
        case drop30
        /// Purchases of 39 weeks, of CDNOW's sample.
        case expected39
    }

    @Option(
        help: """
            buy7, buy30 (a purchase within so many days), drop30 (less than half of the usual \
            spend), or expected39 (CDNOW: purchases of 39 weeks).
            """
    )
    var task: Task

    @Option(help: "The folder of CDNOW's files, to predict its customers.")
    var cdnow: String?

    @OptionGroup var options: AnswerOptions

    func validate() throws {
        guard cdnow != nil else {
            guard task != .expected39 else {
                throw ValidationError("--task expected39 needs --cdnow")
            }
            return try options.validateForHouseholds()
        }
        guard task == .buy30 || task == .expected39 else {
            throw ValidationError("--cdnow predicts buy30 and expected39, not \(task.rawValue)")
        }
        guard options.households == nil else {
            throw ValidationError("--cdnow predicts all customers: leave --households out")
        }
        guard task != .expected39 || options.asOf == nil else {
            throw ValidationError("--task expected39 is asked as of 1997-10-01: leave --as-of out")
        }
        _ = try options.day()
    }

    func run() async throws {
        try await ToolFailure.reporting {
            if let cdnow {
                try predict(CDNOWFiles(folder: cdnow))
            } else {
                try await predictHouseholds()
            }
        }
    }

    private func predict(_ files: CDNOWFiles) throws {
        var output = try AnswerFile(path: options.output)
        if task == .expected39 {
            for (id, expected) in CDNOWPrediction.expected(try files.calibration()) {
                output.add(.number(name: "sample_id", id: id, field: "expected", expected))
            }
        } else {
            let customers = try files.customers()
            guard let answers = CDNOWPrediction.buying(customers, on: try options.day()) else {
                throw RetailError(
                    file: cdnow ?? "",
                    line: nil,
                    message: "too few purchases precede \(options.asOf ?? "the end")"
                )
            }
            for (id, probability) in answers {
                output.add(.number(name: "customer_id", id: id, field: "p", probability))
            }
        }
        try output.finish()
    }

    private func predictHouseholds() async throws {
        var request = RecommendationsV1.StartBackTestRequest(task: .purchase)
        switch task {
        case .buy7: request.horizonDays = 7
        case .buy30: request.horizonDays = 30
        case .drop30, .expected39: request.task = .spendDrop
        }
        try await options.answer(request) { household, answer, output in
            output.add(
                .number(name: "household_id", id: household, field: "p", answer.probability)
            )
        }
    }
}
