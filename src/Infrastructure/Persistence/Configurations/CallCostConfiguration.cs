using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ShopifySync.Domain.Monitoring;

namespace ShopifySync.Infrastructure.Persistence.Configurations;

internal sealed class CallCostConfiguration : IEntityTypeConfiguration<CallCost>
{
    public void Configure(EntityTypeBuilder<CallCost> builder)
    {
        builder.ToTable("call_costs");
        builder.HasKey(c => new { c.StoreId, c.Hour, c.Document });
        builder.Property(c => c.Document).HasMaxLength(CallCost.LongestDocument);
        builder.HasIndex(c => c.Hour);
    }
}
