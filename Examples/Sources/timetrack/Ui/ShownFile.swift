import LocalPage
import Synchronization
import SystemPackage
import TimeTrackingKit
import TimetrackKeys

/// The file that leads to the page, as long as it may be there.
final class ShownFile: Sendable {
    private let state = Mutex<(file: RedirectFile?, isOver: Bool)>((nil, false))

    /// Makes the file.
    ///
    /// - Parameters:
    ///   - contents: What is in it.
    ///   - context: What surrounds the command.
    /// - Returns: Its path.
    /// - Throws: ``Failure`` when it cannot be made.
    func make(_ contents: Secret, _ context: Context) throws -> FilePath {
        let file: RedirectFile
        do {
            file = try RedirectFile(contents, environment: context.environment)
        } catch {
            throw Failure(
                .unexpected,
                "no_temporary_directory",
                "No file for the browser can be made (\(error)); set XDG_RUNTIME_DIR or TMPDIR to a folder of your own."
            )
        }
        let isOver = state.withLock { state in
            state.file = file
            return state.isOver
        }
        if isOver { file.remove() }
        return file.path
    }

    /// Removes the file, and one that is still to come as soon as it comes.
    func remove() {
        let file = state.withLock { state in
            state.isOver = true
            return state.file
        }
        file?.remove()
    }
}

extension AccountStore {
    /// The store as the page knows it.
    var keys: LocalKeys {
        LocalKeys(store: self) {
            place
        } failure: {
            failure
        }
    }
}
