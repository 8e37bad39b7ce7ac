/// The texts of a request, to be found in what the service says about it.
///
/// A text of 4 to 11 bytes is found where it stands whole; of a longer one any run of 12 bytes is, because a service may
/// shorten what it repeats. A text of fewer bytes may be a word of the message as well, and says little.
struct SentTexts {
    private static let shortest = 4
    private static let run = 12

    /// The most bytes of all texts that are looked at, which bounds the work.
    private static let most = 1 << 16

    private let needles: [Int: Set<[UInt8]>]

    init(_ texts: [String]) {
        var needles: [Int: Set<[UInt8]>] = [:]
        var rest = Self.most
        for text in texts {
            let bytes = text.utf8.prefix(rest).map(\.lowercasedASCII)
            rest -= bytes.count
            guard bytes.count >= Self.shortest else { continue }
            let length = min(Self.run, bytes.count)
            for start in 0...(bytes.count - length) {
                needles[length, default: []].insert(Array(bytes[start..<(start + length)]))
            }
        }
        self.needles = needles
    }

    /// The bytes of a message that repeat a text.
    func places(in message: [EscapedCharacter]) -> Set<Int> {
        var places: Set<Int> = []
        for (length, needles) in needles where message.count >= length {
            for start in 0...(message.count - length) {
                let window = message[start..<(start + length)]
                guard needles.contains(window.map(\.byte.lowercasedASCII)) else { continue }
                for character in window { places.formUnion(character.source) }
            }
        }
        return places
    }
}

extension UInt8 {
    /// The small letter of an ASCII capital; any other byte as it is.
    var lowercasedASCII: UInt8 {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) ? self | 0x20 : self
    }
}
