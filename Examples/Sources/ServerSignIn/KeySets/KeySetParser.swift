/// Reads JSON Web Key Sets.
enum KeySetParser {
    /// Takes the keys that tokens can be verified with; others are passed over.
    ///
    /// - Parameters:
    ///   - bytes: The key set.
    ///   - place: Where it is from, to stand in a sentence.
    /// - Returns: The keys, which may be none when the issuer publishes none of use.
    /// - Throws: ``KeySetProblem`` when it is no key set.
    static func keys(in bytes: [UInt8], from place: String) async throws(KeySetProblem) -> [VerificationKey] {
        guard let elements = StrictJSON.value(of: bytes)?.members?["keys"]?.elements else {
            throw KeySetProblem("What is at \(place) is no JSON Web Key Set; name one, such as {\"keys\": […]}.")
        }
        guard elements.count <= KeySetProblem.maximumKeyCount else {
            throw KeySetProblem(
                "The key set at \(place) has more than \(KeySetProblem.maximumKeyCount) keys; name another."
            )
        }
        var keys: [VerificationKey] = []
        for element in elements {
            guard let members = element.members else {
                throw KeySetProblem("The key set at \(place) has a key that is no object; correct it.")
            }
            if let key = await VerificationKey(members), !keys.contains(key) { keys.append(key) }
        }
        return keys
    }
}
