#ifndef TTK_CLIBSECRET_H
#define TTK_CLIBSECRET_H

#endif
