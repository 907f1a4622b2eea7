// Made by protos/generate. Do not edit.
#include "huitou/test/v1/coding.pb-c.h"
#include "huitou/test/v1/streams.pb-c.h"
