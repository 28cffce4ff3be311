#include "base/digits.h"

const char digit_pairs[200] = "00010203040506070809"
			      "10111213141516171819"
			      "20212223242526272829"
			      "30313233343536373839"
			      "40414243444546474849"
			      "50515253545556575859"
			      "60616263646566676869"
			      "70717273747576777879"
			      "80818283848586878889"
			      "90919293949596979899";

char *digits_before(char *end, uint64_t number)
{
	for (; number >= 100; number /= 100)
		digits_pair(end -= 2, (unsigned)(number % 100));
	if (number >= 10)
		digits_pair(end -= 2, (unsigned)number);
	else
		*--end = (char)('0' + number);
	return end;
}
