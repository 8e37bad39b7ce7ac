#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Writes one entry of a credential file, indented for its place in the list.
struct CredentialFileEntryWriter {
    private let output: SensitiveBytes

    init(_ output: SensitiveBytes) {
        self.output = output
    }

    /// Appends a new entry.
    func append(_ key: CredentialKey, _ credential: Credential) {
        output.append("{\n      \"service\": ")
        JSONText.appendString(key.service.utf8, to: output)
        output.append(",\n      \"account\": ")
        JSONText.appendString(key.account.utf8, to: output)
        output.append(",\n      ")
        append(credential.secret)
        if !credential.attributes.isEmpty {
            output.append(",\n      ")
            append(credential.attributes)
        }
        output.append("\n    }")
    }

    /// Appends an entry that was there, with another credential and everything else as it was.
    ///
    /// - Parameters:
    ///   - members: The members of the entry.
    ///   - bytes: The text that they are in.
    ///   - credential: The credential that takes the place of the old one.
    func append(_ members: [JSONOutline.Member], of bytes: UnsafeRawBufferPointer, with credential: Credential) {
        var hasSecret = false
        var hasAttributes = credential.attributes.isEmpty
        var separator: StaticString = "{\n      "
        for member in members {
            switch member.name {
            case "secret", "secret_base64":
                // Of the two fields one is missing or null.
                guard !hasSecret else { continue }
                hasSecret = true
                output.append(separator)
                append(credential.secret)
            case "attributes":
                guard !credential.attributes.isEmpty else { continue }
                hasAttributes = true
                output.append(separator)
                append(credential.attributes)
            default:
                output.append(separator)
                output.append(UnsafeRawBufferPointer(rebasing: bytes[member.nameRange]))
                output.append(": ")
                output.append(UnsafeRawBufferPointer(rebasing: bytes[member.value]))
            }
            separator = ",\n      "
        }
        if !hasAttributes {
            output.append(separator)
            append(credential.attributes)
        }
        output.append("\n    }")
    }

    private func append(_ secret: Secret) {
        secret.withRevealedBytes { bytes in
            if JSONText.isUTF8(bytes) {
                output.append("\"secret\": ")
                JSONText.appendString(bytes, to: output)
            } else {
                output.append("\"secret_base64\": ")
                var copy = Data(bytes)
                var encoded = copy.base64EncodedData()
                JSONText.appendString(encoded, to: output)
                copy.resetBytes(in: copy.startIndex..<copy.endIndex)
                encoded.resetBytes(in: encoded.startIndex..<encoded.endIndex)
            }
        }
    }

    private func append(_ attributes: [String: String]) {
        output.append("\"attributes\": {")
        let names = attributes.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        for (index, name) in names.enumerated() {
            output.append(index == 0 ? "\n        " : ",\n        ")
            JSONText.appendString(name.utf8, to: output)
            output.append(": ")
            JSONText.appendString((attributes[name] ?? "").utf8, to: output)
        }
        output.append("\n      }")
    }
}
