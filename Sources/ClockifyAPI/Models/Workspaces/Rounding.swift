extension Clockify {
    /// How the reports of a workspace round time.
    public struct Rounding: Hashable, Sendable {
        /// To how many minutes, or nil when it is not said.
        public let minutes: Int?

        /// Which way, in the words of the web application, for example `Round to nearest`, or nil when it is not said.
        public let method: String?
    }
}

extension Clockify.Rounding: Decodable {
    private enum CodingKeys: String, CodingKey {
        case minutes
        case method = "round"
    }

    /// Reads a rounding, whose minutes are a text on the wire; null and missing are nil.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        do {
            self.minutes = try container.text(.minutes).flatMap { Int($0) }
        } catch DecodingError.typeMismatch {
            self.minutes = try container.decode(Int.self, forKey: .minutes)
        }
        self.method = try container.text(.method)
    }
}
