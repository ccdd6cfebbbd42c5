#include "cli/command.h"

int main(int count, char** arguments) {
    return cli::run(count, arguments);
}
