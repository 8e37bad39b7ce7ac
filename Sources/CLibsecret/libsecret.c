#include "CLibsecret.h"
