import Logging
import ProcessSignals
import ServiceLifecycle
import TimeTrackingDatabase
import TimeTrackingKit

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Loads the encryption keys anew when the process gets SIGHUP.
struct KeyReloading: Service {
    let store: DatabaseCredentialStore
    let logger: Logger

    func run() async {
        let signals = SignalStream([SIGHUP])
        for await _ in signals.numbers.cancelOnGracefulShutdown() {
            do throws(CredentialStoreError) {
                try await store.reloadKeys()
                logger.notice("Loaded the encryption keys anew.")
            } catch {
                logger.error("The encryption keys stay those from before. \(error.message)")
            }
        }
        signals.end()
    }
}
