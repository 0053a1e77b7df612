/* SPDX-License-Identifier: GPL-2.0-or-later
   Fused multiply-add by the host's instruction. libvex computes it in software,
   60 times slower; these definitions take the place of its own. A guest that uses
   it has found it in the host's CPUID, so that the host has it. */

#include "xlayer.h"

extern void h_generic_calc_MAddF32(Float* result, Float* x, Float* y, Float* z);
extern void h_generic_calc_MAddF64(Double* result, Double* x, Double* y, Double* z);

void h_generic_calc_MAddF32(Float* result, Float* x, Float* y, Float* z)
{
   Float product = *x;
   __asm__("vfmadd213ss %2, %1, %0" : "+x"(product) : "x"(*y), "x"(*z));
   *result = product;
}

void h_generic_calc_MAddF64(Double* result, Double* x, Double* y, Double* z)
{
   Double product = *x;
   __asm__("vfmadd213sd %2, %1, %0" : "+x"(product) : "x"(*y), "x"(*z));
   *result = product;
}
