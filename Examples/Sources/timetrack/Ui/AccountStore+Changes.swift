import ArgumentParser
import ServerPages
import TimeTrackingKit
import TimetrackKeys

extension AccountStore {
    /// A key and where it came from.
    struct Found {
        var credential: Credential
        let place: TokenPlace
    }

    /// Looks for the key as commands do.
    ///
    /// - Returns: The key, or nil when there is none.
    /// - Throws: That a place that may have one cannot be read, which is no reason to look elsewhere.
    func find() async throws -> Found? {
        let chain = try await chain()
        let tokens = ChainTokens(
            tokens: try chain.resolver(context.stores, unlock: options.keyring.unlock).provider(for: chain.request),
            chain: chain,
            environment: context.environment,
            console: context.console
        )
        let resolution: TokenResolution
        do {
            resolution = try await tokens.token()
        } catch let failure as Failure where failure.code == "no_key" {
            return nil
        }
        var found = Found(credential: resolution.credential, place: try place(of: resolution, in: chain))
        try await complete(&found.credential, isFromEnvironment: !found.place.isRemovable)
        return found
    }

    /// Saves a key that the page has checked as `auth login` does.
    func save(_ credential: Credential) async throws {
        let user = try await chain().user
        var arguments = [service.name, "--user=\(user)", "--endpoint=\(endpoint.origin)\(endpoint.pathPrefix)"]
        if let store = options.store { arguments.append("--store=\(store.rawValue)") }
        if options.keyring.unlock { arguments.append("--unlock") }
        let login = Login(
            options: try LoginOptions.parse(arguments),
            mayAsk: false,
            isQuiet: true,
            context: context
        )
        let ground = try await login.ground()
        let check = KeyCheck(
            owner: await owner(of: credential),
            workspaceID: credential.attributes[CredentialAttribute.workspaceID]
        )
        _ = try await login.keep(credential.secret, check, on: ground)
    }

    /// Removes the key as `auth logout` does.
    func remove() async throws -> Removal {
        let chain = try await chain()
        guard let (kind, key) = chain.store else {
            throw Failure(
                .usage,
                "usage",
                "The key comes from \(service.variable.name), from where it cannot be removed; unset it first."
            )
        }
        let logout = try Logout(
            of: chain,
            from: kind,
            key,
            removesShared: false,
            unlock: options.keyring.unlock,
            context
        )
        let removal = try await logout.remove()
        return chain.record == nil ? removal : .removed
    }

    private func place(of resolution: TokenResolution, in chain: CredentialChain) throws -> TokenPlace {
        guard case .user = resolution.source, let (kind, key) = chain.store else {
            return TokenPlace("the key of \(service.variable.name) in the environment", isRemovable: false)
        }
        let place = try context.stores.place(kind, key)
        return TokenPlace("your key in \(kind == .file ? "the file \(place)" : place)", isRemovable: true)
    }

    /// Adds where the key belongs and in which workspace it works, as commands do.
    private func complete(_ credential: inout Credential, isFromEnvironment: Bool) async throws {
        let destination = endpoint.origin
        let usual = isFromEnvironment && destination.isLoopback ? destination : service.endpoint.origin
        let origin = credential.attributes[CredentialAttribute.origin] ?? usual.description
        credential.attributes[CredentialAttribute.origin] = origin
        let isClockify = service.name == TimeTrackingService.clockify.name
        guard isClockify, origin == destination.description,
            credential.attributes[CredentialAttribute.workspaceID] == nil
        else { return }
        do {
            credential.attributes[CredentialAttribute.workspaceID] = try await usualWorkspace(of: credential)
        } catch let error as CancellationError {
            throw error
        } catch {
            // The key is there all the same; what asks Clockify next says that it does not answer.
        }
    }

    /// The name of the key's owner for the record, or nil when Clockify does not say; the key was checked before.
    private func owner(of credential: Credential) async -> String? {
        guard service.name == TimeTrackingService.clockify.name else { return nil }
        let owner = try? await KeyCheck.owner(
            of: credential,
            for: service,
            at: endpoint,
            environment: context.environment,
            timeout: .seconds(options.timeout)
        )
        return owner?.name
    }
}
