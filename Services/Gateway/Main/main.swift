import ServiceRuntime

await ServiceProcess.run(
    name: "gateway",
    settings: GatewayProcess.settings,
    prepare: GatewayProcess.prepare
)
