import ServiceRuntime

await ServiceProcess.run(
    name: "identity",
    settings: IdentitySettings.all,
    prepare: IdentityProcess.prepare
)
