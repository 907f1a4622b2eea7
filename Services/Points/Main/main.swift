import ServiceRuntime

await ServiceProcess.run(
    name: "points",
    settings: ProgramSettings.all,
    prepare: PointsProcess.prepare
)
