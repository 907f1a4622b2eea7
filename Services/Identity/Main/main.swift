import ServiceRuntime

await ServiceProcess.run(
    name: "identity",
    prepare: IdentityProcess.prepare
)
