#include "panels-helpers.h"
int main (int c, char **v) { start_test (&c, &v); (void) is_shown; return 0; }
