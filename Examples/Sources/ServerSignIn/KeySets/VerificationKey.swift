import JWTKit

/// A public key for signatures.
struct VerificationKey: Sendable {
    /// The name that tokens give it, or nil when it has none.
    let id: String?

    /// The algorithm that it is for.
    let algorithm: TokenAlgorithm

    private let material: [UInt8]
    private let verifier: any JWTAlgorithm

    /// Takes a key from a key set.
    ///
    /// - Parameter members: The key. The result is nil when it is not a public P-256 key or a public RSA key of 2048 to
    ///   8192 bits, or not for signatures by ``TokenAlgorithm``.
    init?(_ members: StrictJSON.Members) async {
        guard Self.isPublicSignatureKey(members) else { return nil }
        let algorithm: TokenAlgorithm
        let material: [UInt8]?
        switch members["kty"]?.text {
        case "EC":
            algorithm = .es256
            material = members["crv"]?.text == "P-256" ? Self.coordinates(members) : nil
        case "RSA":
            algorithm = .rs256
            material = Self.modulusAndExponent(members)
        default: return nil
        }
        guard let material, let verifier = await Self.verifier(members, algorithm) else { return nil }
        if let name = members["alg"] { guard name.text == algorithm.rawValue else { return nil } }
        if let id = members["kid"] { guard id.text != nil else { return nil } }
        self.id = members["kid"]?.text
        self.algorithm = algorithm
        self.material = material
        self.verifier = verifier
    }

    /// Whether a signature was made with the private key that belongs to this one.
    func isValid(_ signature: [UInt8], for bytes: [UInt8]) -> Bool {
        // The two numbers of an ECDSA signature have 32 bytes each; RSA's signature is as long as the modulus.
        if algorithm == .es256 { guard signature.count == 64 else { return false } }
        do {
            return try verifier.verify(signature, signs: bytes)
        } catch {
            // Nothing but a signature that cannot be one makes it throw.
            return false
        }
    }

    private static func isPublicSignatureKey(_ members: StrictJSON.Members) -> Bool {
        // Whoever publishes a private key has told everybody.
        for name in ["d", "p", "q", "dp", "dq", "qi", "oth", "k"] where members[name] != nil { return false }
        if let use = members["use"] { guard use.text == "sig" else { return false } }
        if let operations = members["key_ops"] {
            guard let names = operations.elements, names.contains(where: { $0.text == "verify" }) else { return false }
        }
        return true
    }

    private static func bytes(_ name: String, in members: StrictJSON.Members) -> [UInt8]? {
        members[name]?.text.flatMap { Base64URL.decode($0.utf8) }
    }

    private static func coordinates(_ members: StrictJSON.Members) -> [UInt8]? {
        guard let x = bytes("x", in: members), let y = bytes("y", in: members), x.count == 32, y.count == 32 else {
            return nil
        }
        return x + y
    }

    private static func modulusAndExponent(_ members: StrictJSON.Members) -> [UInt8]? {
        guard let modulus = bytes("n", in: members)?.drop(while: { $0 == 0 }),
            let exponent = bytes("e", in: members)?.drop(while: { $0 == 0 }),
            // Larger ones would make each token expensive. The library refuses moduli between 2041 and 2047 bits.
            (256...1024).contains(modulus.count), (1...4).contains(exponent.count),
            let last = exponent.last, last & 1 == 1, exponent != [1]
        else { return nil }
        return Array(modulus) + exponent
    }

    private static func verifier(_ members: StrictJSON.Members, _ algorithm: TokenAlgorithm) async -> (
        any JWTAlgorithm
    )? {
        let keys = JWTKeyCollection()
        do {
            if algorithm == .es256 {
                let parameters = (x: members["x"]?.text ?? "", y: members["y"]?.text ?? "")
                await keys.add(ecdsa: try ES256PublicKey(parameters: parameters))
            } else {
                let key = try Insecure.RSA.PublicKey(
                    modulus: members["n"]?.text ?? "",
                    exponent: members["e"]?.text ?? ""
                )
                await keys.add(rsa: key, digestAlgorithm: .sha256)
            }
            return try await keys.getKey()
        } catch {
            // A point that is not on the curve, or a modulus that is too short: no key that can be used.
            return nil
        }
    }
}

extension VerificationKey: Equatable {
    /// Whether both have the same name, algorithm and numbers.
    static func == (left: VerificationKey, right: VerificationKey) -> Bool {
        left.algorithm == right.algorithm && left.material == right.material
            && left.id.map { Array($0.utf8) } == right.id.map { Array($0.utf8) }
    }
}
