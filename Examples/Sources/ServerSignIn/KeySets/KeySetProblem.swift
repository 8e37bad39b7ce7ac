/// Why a key set could not be read, in a sentence for operators.
struct KeySetProblem: Error, Hashable {
    /// The sentence, which says what to do next.
    let sentence: String

    init(_ sentence: String) {
        self.sentence = sentence
    }

    /// The most bytes of a key set.
    static let maximumByteCount = 256 * 1024

    /// The most keys of a key set.
    static let maximumKeyCount = 64
}
