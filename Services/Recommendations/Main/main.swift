import ServiceRuntime

await ServiceProcess.run(
    name: "recommendations",
    settings: [
        RecommendationsProcess.membersInMemory.setting,
        RecommendationsProcess.trainingHour.setting,
        RecommendationsProcess.trainingMembers.setting,
    ] + Predictions.settings + RecommendationsProcess.feedbackSettings + OffersWiring.settings
        + ExperimentsWiring.settings,
    prepare: RecommendationsProcess.prepare
)
