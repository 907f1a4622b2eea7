/// A JSON text, read but not yet understood.
indirect enum JSONValue {
    case null
    case bool(Bool)
    /// A number as it stands in the text: no digit is lost.
    case number(String)
    case string(String)
    case array([JSONValue])
    /// The members in the order of the text, no name twice.
    case object([(name: String, value: JSONValue)])
}
