/// What `--huitou_opt` may say: `c_module=CMessages,registry=false`.
package struct Parameters: Hashable, Sendable {
    /// The module that holds protoc-c's output.
    package private(set) var cModule = "CMessages"
    /// A module of ours that the generated code needs the insides of; empty for none.
    ///
    /// Only test messages say so: they share the coding of `Messages`.
    package private(set) var testableModule = ""
    /// Whether to write nothing but the pairs of our messages and those of protoc-gen-swift.
    package private(set) var isReference = false
    /// Whether to write the registry of methods and the descriptors of all files.
    package private(set) var hasRegistry = true

    /// Reads the parameter of the plugin's request.
    ///
    /// - Throws: ``GenerationError`` for names and values that are not known.
    package init(_ text: String) throws(GenerationError) {
        for part in text.split(separator: ",") {
            let pair = part.split(separator: "=", maxSplits: 1).map(String.init)
            guard pair.count == 2 else {
                throw GenerationError("--huitou_opt", "\(part) must be name=value")
            }
            switch (pair[0], pair[1]) {
            case ("c_module", let module): cModule = module
            case ("testable_module", let module): testableModule = module
            case ("reference", "true"): isReference = true
            case ("registry", "true"): hasRegistry = true
            case ("registry", "false"): hasRegistry = false
            default:
                throw GenerationError(
                    "--huitou_opt",
                    "\(part) is none of c_module=…, testable_module=…, reference=true, "
                        + "registry=true|false"
                )
            }
        }
    }
}
