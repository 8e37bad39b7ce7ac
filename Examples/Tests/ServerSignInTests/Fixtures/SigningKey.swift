import Crypto
import CryptoExtras
import Foundation
import JWTKit
import TimeTrackingKit

@testable import ServerSignIn

/// A key that a test signs tokens with.
enum SigningKey: Sendable {
    case elliptic(P256.Signing.PrivateKey)
    case rsa(_RSA.Signing.PrivateKey)
    case secret([UInt8])

    /// Made once: it takes a while.
    static let rsaSample = SigningKey.rsa(makeRSA(.bits2048))

    static func makeRSA(_ size: _RSA.Signing.KeySize) -> _RSA.Signing.PrivateKey {
        do {
            return try _RSA.Signing.PrivateKey(unsafeKeySize: size)
        } catch {
            preconditionFailure("The library makes no key of this size: \(error)")
        }
    }

    static func ellipticSample() -> SigningKey { .elliptic(P256.Signing.PrivateKey()) }

    var algorithm: String {
        switch self {
        case .elliptic: "ES256"
        case .rsa: "RS256"
        case .secret: "HS256"
        }
    }

    func signature(of text: String) throws -> [UInt8] {
        let bytes = Data(text.utf8)
        switch self {
        case .elliptic(let key): return Array(try key.signature(for: bytes).rawRepresentation)
        case .rsa(let key): return Array(try key.signature(for: bytes, padding: .insecurePKCS1v1_5).rawRepresentation)
        case .secret(let secret):
            return Array(HMAC<SHA256>.authenticationCode(for: bytes, using: SymmetricKey(data: secret)))
        }
    }

    /// The public key as a key set has it.
    func jwk(_ id: String?, _ changes: [String: String?] = [:]) throws -> String {
        var members: [String: String]
        switch self {
        case .elliptic(let key):
            let point = Array(key.publicKey.rawRepresentation)
            members = [
                "kty": #""EC""#, "crv": #""P-256""#, "x": quoted(base64(point.prefix(32))),
                "y": quoted(base64(point.suffix(32))),
            ]
        case .rsa(let key):
            let numbers = try key.publicKey.getKeyPrimitives()
            members = [
                "kty": #""RSA""#, "n": quoted(base64(numbers.modulus)), "e": quoted(base64(numbers.publicExponent)),
            ]
        case .secret(let secret):
            members = ["kty": #""oct""#, "k": quoted(base64(secret))]
        }
        if let id { members["kid"] = quoted(id) }
        for (name, value) in changes { members[name] = value }
        return "{" + members.map { "\"\($0)\": \($1)" }.joined(separator: ", ") + "}"
    }
}

func quoted(_ text: String) -> String { "\"\(text)\"" }

func base64(_ bytes: some Sequence<UInt8>) -> String {
    Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
}

func keySet(_ keys: String...) -> String { #"{"keys": ["# + keys.joined(separator: ", ") + "]}" }
