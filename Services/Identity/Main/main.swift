import ServiceRuntime

await ServiceProcess.run(
    name: "identity",
    settings: [IdentityProcess.masterKeys.setting],
    prepare: IdentityProcess.prepare
)
