#if EncryptedDatabase
import Testing
import TimeTrackingDatabase
#endif
