import ServiceRuntime

await ServiceProcess.run(
    name: "recommendations",
    settings: [RecommendationsProcess.membersInMemory.setting],
    prepare: RecommendationsProcess.prepare
)
