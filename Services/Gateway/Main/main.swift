import ServiceRuntime

await ServiceProcess.run(
    name: "gateway",
    settings: GatewayProcess.settings,
    acceptsTokensAlone: true,
    prepare: GatewayProcess.prepare
)
