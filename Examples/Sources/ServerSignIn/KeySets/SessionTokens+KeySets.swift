public import SystemPackage

extension SessionTokens {
    /// Says what stands against a key set in a file.
    ///
    /// - Parameter path: The file.
    /// - Returns: A sentence for operators, or nil when tokens can be verified with a key in it.
    public static func problem(ofKeySet path: FilePath) async -> String? {
        do throws(KeySetProblem) {
            guard let (bytes, _) = try await KeyFile(path: path).bytes(unlike: nil) else { return nil }
            guard try await KeySetParser.keys(in: bytes, from: path.string).isEmpty else { return nil }
            return "The key set \(path) has no key that tokens can be verified with; put the issuer's keys there."
        } catch {
            return error.sentence
        }
    }
}
