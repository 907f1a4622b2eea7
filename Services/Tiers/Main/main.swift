import ServiceRuntime

await ServiceProcess.run(
    name: "tiers",
    settings: TiersProcess.settings,
    prepare: TiersProcess.prepare
)
