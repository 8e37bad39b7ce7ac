import TimeTrackingKit

extension ConformanceCase {
    /// What a store does with unusual secrets and with attributes: it keeps them whole or refuses them.
    static let secrets: [ConformanceCase] = [
        ConformanceCase(check: .exactBytes, prerequisites: [.roundTrip], body: checkExactBytes),
        ConformanceCase(check: .emptySecretRefused, prerequisites: [.roundTrip], body: checkEmptySecret),
        ConformanceCase(check: .largeSecrets, prerequisites: [.roundTrip], body: checkLargeSecrets),
    ]

    private struct Sample {
        let words: String
        let prefix: [UInt8]
        let suffix: [UInt8]
        var isText = true
        var hasNUL = false
    }

    private static let samples: [Sample] = [
        Sample(words: "a line feed at its end", prefix: [], suffix: [0x0A]),
        Sample(words: "spaces around it", prefix: [0x20, 0x20], suffix: [0x20, 0x09]),
        Sample(words: "line ends in the middle", prefix: Array("one\r\ntwo\n".utf8), suffix: []),
        Sample(words: "quotes and backslashes", prefix: Array(#""'\"{}\u0041$(x)`"#.utf8), suffix: []),
        Sample(words: "a byte order mark", prefix: [0xEF, 0xBB, 0xBF], suffix: []),
        Sample(words: "emoji and accents", prefix: Array("👩🏽‍💻 é e\u{301} ".utf8), suffix: []),
        Sample(words: "NUL in the middle", prefix: [0x61, 0x00], suffix: [0x00, 0x62], hasNUL: true),
        Sample(words: "NUL at its end", prefix: [], suffix: [0x00], hasNUL: true),
        Sample(words: "invalid UTF-8", prefix: [0xFF, 0xFE, 0xC0, 0x80], suffix: [0xED, 0xA0, 0x80], isText: false),
        Sample(words: "every byte", prefix: Array(0...255), suffix: [], isText: false, hasNUL: true),
    ]

    private static func checkExactBytes(_ probe: ConformanceProbe) async throws {
        let store = try await probe.open()
        for (index, sample) in samples.enumerated() {
            let key = try probe.run.key("bytes", "sample \(index)")
            let secret = probe.run.canary.secret(prefix: sample.prefix, suffix: sample.suffix)
            let keepsAnyBytes = store.base.capabilities.keepsAnyBytes
            let answer = try await store.answerToStore(Credential(secret: secret), for: key)
            switch answer {
            case .success where !keepsAnyBytes && !sample.isText:
                probe.report("A secret with \(sample.words) was taken although keepsAnyBytes is false.")
            case .success:
                try await expect(secret, under: key, in: store, "A secret with \(sample.words)", probe)
            case .failure(let error) where keepsAnyBytes || (sample.isText && !sample.hasNUL):
                probe.report("A secret with \(sample.words) was refused with \(error.briefly).")
            case .failure(let error):
                probe.expect(
                    error.code == .unsupported,
                    "A secret with \(sample.words) was refused with \(error.briefly) instead of unsupported."
                )
                try await expect(nil, under: key, in: store, "A refused secret with \(sample.words)", probe)
            }
        }
    }

    private static func checkEmptySecret(_ probe: ConformanceProbe) async throws {
        let store = try await probe.open()
        let key = try probe.run.key("clockify", "ada")
        let other = try probe.run.key("clockify", "bob")
        let secret = probe.run.secret()
        try await store.store(secret, for: key)
        for (key, before) in [(key, secret), (other, nil)] {
            let answer = try await store.answerToStore(Credential(secret: Secret([])), for: key)
            guard case .failure(let error) = answer, error.code == .unsupported else {
                probe.report("Storing an empty secret \(answer.inWords); throw unsupported.")
                continue
            }
            let words = before == nil ? "A refused empty secret" : "A credential over which an empty secret was refused"
            try await expect(before, under: key, in: store, words, probe)
        }
    }

    private static func checkLargeSecrets(_ probe: ConformanceProbe) async throws {
        let store = try await probe.open()
        let key = try probe.run.key("clockify", "ada")
        let limit = store.base.capabilities.maximumSecretByteCount
        var sizes = [65_536]
        // A limit beyond a mebibyte is not worth the time and memory.
        if let limit, limit <= 1 << 20 { sizes += [limit, limit + 1] }
        for size in sizes.sorted() {
            let secret = probe.run.canary.secret(
                suffix: [UInt8](repeating: 0x2E, count: max(0, size - probe.run.canary.secret.count))
            )
            let mustFit = limit.map { secret.count <= $0 } ?? false
            let words = "A secret of \(secret.count) bytes"
            switch try await store.answerToStore(Credential(secret: secret), for: key) {
            case .success where limit.map({ secret.count > $0 }) ?? false:
                probe.report("\(words) was taken although maximumSecretByteCount is \(limit ?? 0).")
            case .success:
                try await expect(secret, under: key, in: store, words, probe)
            case .failure(let error):
                probe.expect(!mustFit, "\(words) was refused with \(error.briefly).")
                guard !mustFit else { continue }
                probe.expect(
                    error.code == .tooLarge && (error.limit ?? Int.max) < secret.count,
                    "\(words) was refused with \(error.briefly); throw tooLarge with the limit."
                )
            }
            _ = try await store.remove(key)
        }
    }

    /// Reports a violation unless a secret, or none, is under a key.
    private static func expect(
        _ secret: Secret?,
        under key: CredentialKey,
        in store: ObservedStore,
        _ words: String,
        _ probe: ConformanceProbe
    ) async throws {
        let found = try await store.read(key)?.secret
        switch (found, secret) {
        case (nil, nil): break
        case (nil, _): probe.report("\(words) is not there any more.")
        case (_, nil): probe.report("\(words) left a credential behind.")
        case (let found?, let secret?):
            guard found.count == secret.count else {
                probe.report("\(words) came back with \(found.count) of \(secret.count) bytes.")
                return
            }
            probe.expect(found == secret, "\(words) came back changed.")
        }
    }
}
