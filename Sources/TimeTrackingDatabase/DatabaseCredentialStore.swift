#if EncryptedDatabase
import GRDB
#endif
