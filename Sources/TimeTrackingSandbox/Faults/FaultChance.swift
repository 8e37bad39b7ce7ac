extension Sandbox.Faults {
    /// How likely something is, drawn from numbers that follow from a seed.
    ///
    /// Two sandboxes with the same seed that get the same requests do the same.
    public struct Chance: Sendable, Hashable {
        /// How likely it is, from 0 for never to 1 for always.
        public let probability: Double

        private var generator: SeededGenerator

        /// Creates a chance.
        ///
        /// - Parameters:
        ///   - probability: How likely it is, from 0 for never to 1 for always.
        ///   - seed: What the numbers follow from.
        public init(_ probability: Double, seed: UInt64) {
            self.probability = probability
            self.generator = SeededGenerator(seed: seed)
        }

        mutating func comesUp() -> Bool {
            Double.random(in: 0..<1, using: &generator) < probability
        }
    }
}

/// A generator whose numbers follow from its seed (SplitMix64).
struct SeededGenerator: RandomNumberGenerator, Sendable, Hashable {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
