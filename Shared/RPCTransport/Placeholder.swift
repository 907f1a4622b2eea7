import NIOPosix
import COpenSSL
