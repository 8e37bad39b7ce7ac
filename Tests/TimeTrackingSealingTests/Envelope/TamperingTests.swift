#if EncryptedDatabase
import Testing
import TimeTrackingKit
import TimeTrackingSealing

@Suite("Envelopes that were changed")
struct TamperingTests {
    private let fixture: SealingFixture
    private var envelope: [UInt8] { fixture.sealed.envelope }
    private var keySets: [EncryptionKeys] { [fixture.keys, fixture.manyKeys] }

    init() throws {
        fixture = try SealingFixture()
    }

    @Test("No bit of the envelope can be flipped")
    func bits() {
        for keys in keySets {
            for index in envelope.indices {
                for bit in 0..<8 {
                    var changed = envelope
                    changed[index] ^= 1 << UInt8(bit)
                    let expected = Opening.refused(index == 0 ? .malformed : .tampered)
                    #expect(fixture.opening(changed, with: keys) == expected, "byte \(index), bit \(bit)")
                }
            }
        }
    }

    @Test("No byte of the envelope can have another value", arguments: [0, 1, 8, 9, 20, 21, -17, -16, -1])
    func values(place: Int) {
        let index = place < 0 ? envelope.count + place : place
        for value in 0...UInt8.max where value != envelope[index] {
            var changed = envelope
            changed[index] = value
            let expected = Opening.refused(index == 0 ? .malformed : .tampered)
            #expect(fixture.opening(changed, with: fixture.keys) == expected)
        }
    }

    @Test("No bit of the stored attributes can be flipped")
    func attributes() {
        for index in fixture.sealed.attributes.indices {
            for bit in 0..<8 {
                var changed = fixture.sealed
                changed.attributes[index] ^= 1 << UInt8(bit)
                #expect(Opening(fixture.keys, changed, for: fixture.key) == .refused(.tampered))
            }
        }
    }

    @Test("Every shorter envelope is refused")
    func truncations() {
        for keys in keySets {
            for count in 0..<envelope.count {
                let expected = Opening.refused(count < 37 ? .malformed : .tampered)
                #expect(fixture.opening(envelope.prefix(count), with: keys) == expected)
                var cut = envelope
                cut.remove(at: count)
                #expect(fixture.opening(cut, with: keys) != .opened, "without byte \(count)")
            }
            for count in 1..<envelope.count {
                #expect(fixture.opening(envelope.suffix(count), with: keys) != .opened)
            }
        }
    }

    @Test("Every longer envelope is refused")
    func extensions() {
        for keys in keySets {
            for byte in 0...UInt8.max {
                #expect(fixture.opening(envelope + [byte], with: keys) == .refused(.tampered))
                #expect(fixture.opening([byte] + envelope, with: keys) != .opened)
            }
            for index in envelope.indices {
                var longer = envelope
                longer.insert(envelope[index], at: index)
                #expect(fixture.opening(longer, with: keys) != .opened, "byte \(index) twice")
            }
            #expect(fixture.opening(envelope + envelope, with: keys) == .refused(.tampered))
        }
    }

    @Test("Shorter and longer attributes are refused")
    func attributeLengths() {
        let attributes = fixture.sealed.attributes
        let others =
            (0..<attributes.count).map { Array(attributes.prefix($0)) } + [attributes + [0], attributes + attributes]
        for other in others {
            let changed = SealedCredential(attributes: other, envelope: envelope)
            #expect(Opening(fixture.keys, changed, for: fixture.key) == .refused(.tampered))
        }
    }

    @Test("The identifier of another key that is at hand is refused")
    func otherKeyID() throws {
        for other in fixture.manyKeys.all where other.id != fixture.keys.current.id {
            let changed = envelope.prefix(1) + other.id.bytes + envelope.dropFirst(9)
            #expect(fixture.opening(changed, with: fixture.manyKeys) == .refused(.tampered))
            #expect(fixture.opening(changed, with: EncryptionKeys(current: other)) == .refused(.tampered))
        }
    }

    @Test("An identifier of no key at hand is tampering only when the envelope shows it")
    func unknownKeyID() throws {
        let changed = envelope.prefix(1) + [UInt8](repeating: 0xAA, count: 8) + envelope.dropFirst(9)
        #expect(fixture.opening(changed, with: fixture.manyKeys) == .refused(.tampered))
        let strangers = EncryptionKeys(current: try SealingFixture.encryptionKey(9))
        #expect(fixture.opening(changed, with: strangers) == .refused(.unknownKeyID))
        #expect(fixture.opening(envelope, with: strangers) == .refused(.unknownKeyID))
    }
}
#endif
