/* SPDX-License-Identifier: GPL-2.0-or-later
   Simulated caches: L1I and L1D, a unified L2 and last level, each set-associative
   with the least recently used line replaced, allocating on write. Addresses are
   virtual, there is no prefetching and no other core. */

#include "xlayer.h"
#include "pub_tool_libcfile.h"
#include "pub_tool_libcproc.h"

typedef struct {
   const HChar* name;
   CacheShape shape;
   UInt   sets;
   UWord  mask;                   /* sets - 1, or 0 when they are no power of two */
   UWord* lines;                  /* by set, the most recently used first */
} Cache;

static Cache l1i = { .name = "l1i" }, l1d = { .name = "l1d" };
static Cache l2 = { .name = "l2" }, ll = { .name = "ll" };
static UInt line_shift;

/* The shape that sysfs tells of a cache of the host. */

static Bool read_file(UInt cache, const HChar* file, HChar* text, UInt size)
{
   HChar path[128];
   VG_(sprintf)(path, "/sys/devices/system/cpu/cpu0/cache/index%u/%s", cache, file);
   Int descriptor = VG_(fd_open)(path, VKI_O_RDONLY, 0);
   if (descriptor < 0)
      return False;
   Int length = VG_(read)(descriptor, text, size - 1);
   VG_(close)(descriptor);
   if (length <= 0)
      return False;
   text[length] = 0;
   return True;
}

static UInt read_number(UInt cache, const HChar* file)
{
   HChar text[32];
   HChar* end;
   if (!read_file(cache, file, text, sizeof text))
      return 0;
   ULong number = VG_(strtoull10)(text, &end);
   if (*end == 'K')
      number <<= 10;
   else if (*end == 'M')
      number <<= 20;
   return number;
}

static CacheShape host_shape(UInt level, HChar kind, CacheShape otherwise)
{
   HChar type[32];
   for (UInt i = 0; read_file(i, "type", type, sizeof type); i++) {
      CacheShape shape = { read_number(i, "size"), read_number(i, "ways_of_associativity"),
                           read_number(i, "coherency_line_size") };
      if (read_number(i, "level") == level && type[0] == kind
          && shape.size && shape.ways && shape.line)
         return shape;
   }
   return otherwise;
}

static void init(Cache* cache, CacheShape shape)
{
   if (!shape.size || !shape.ways || !shape.line || shape.size % (shape.ways * shape.line)
       || shape.line & (shape.line - 1)) {
      VG_(umsg)("xlayer: not a cache: %s of %u bytes, %u ways, %u bytes a line\n",
                cache->name, shape.size, shape.ways, shape.line);
      VG_(exit)(1);
   }
   cache->shape = shape;
   cache->sets = shape.size / shape.line / shape.ways;
   cache->mask = cache->sets & (cache->sets - 1) ? 0 : cache->sets - 1;
   cache->lines = VG_(calloc)("xlayer.cache", cache->sets * shape.ways, sizeof(UWord));
}

void caches_init(void)
{
   CacheShape* wanted = options.caches;
   init(&l1i, wanted[L1I].size ? wanted[L1I]
              : host_shape(1, 'I', (CacheShape){ 32 << 10, 8, 64 }));
   init(&l1d, wanted[L1D].size ? wanted[L1D]
              : host_shape(1, 'D', (CacheShape){ 32 << 10, 8, 64 }));
   init(&l2, wanted[L2].size ? wanted[L2]
              : host_shape(2, 'U', (CacheShape){ 1 << 20, 8, 64 }));
   init(&ll, wanted[LL].size ? wanted[LL]
              : host_shape(3, 'U', (CacheShape){ 32 << 20, 16, 64 }));
   if (l1i.shape.line != l1d.shape.line || l1i.shape.line != l2.shape.line
       || l1i.shape.line != ll.shape.line) {
      VG_(umsg)("xlayer: the lines of all caches must have one size\n");
      VG_(exit)(1);
   }
   while (1u << line_shift < l1i.shape.line)
      line_shift++;
}

void caches_shapes(CacheShape shapes[CACHES])
{
   shapes[L1I] = l1i.shape;
   shapes[L1D] = l1d.shape;
   shapes[L2] = l2.shape;
   shapes[LL] = ll.shape;
}

static inline UWord* set_of(const Cache* cache, UWord line)
{
   UWord set = cache->mask || cache->sets == 1 ? line & cache->mask : line % cache->sets;
   return &cache->lines[set * cache->shape.ways];
}

/* Was the line there? It is now, and the most recently used. Line 0 stands for
   an empty place: nothing is mapped there. */
static Bool touch(Cache* cache, UWord line)
{
   UInt ways = cache->shape.ways;
   UWord* set = set_of(cache, line);
   UInt way = 0;
   while (way < ways && set[way] != line)
      way++;
   Bool hit = way < ways;
   for (way = hit ? way : ways - 1; way > 0; way--)
      set[way] = set[way - 1];
   set[0] = line;
   return hit;
}

static UInt beyond_l1(UWord line)
{
   if (touch(&l2, line))
      return 1;
   return touch(&ll, line) ? 2 : 3;
}

static inline UInt access(Cache* first, Addr address, UInt size)
{
   UWord line = address >> line_shift;
   UWord last = (address + size - 1) >> line_shift;
   UInt missed = 0;
   for (; line <= last; line++) {
      if (*set_of(first, line) == line)
         continue;      /* as touch() would find, sooner */
      if (!touch(first, line)) {
         UInt levels = beyond_l1(line);
         missed = levels > missed ? levels : missed;
      }
   }
   return missed;
}

UInt caches_fetch(Addr address, UInt size)
{
   return access(&l1i, address, size);
}

UInt caches_data(Addr address, UInt size)
{
   return access(&l1d, address, size);
}
