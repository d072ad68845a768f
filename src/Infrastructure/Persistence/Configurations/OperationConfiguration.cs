using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ShopifySync.Domain.Batches;
using ShopifySync.Domain.Operations;

namespace ShopifySync.Infrastructure.Persistence.Configurations;

internal sealed class LaneConfiguration : IEntityTypeConfiguration<Lane>
{
    public void Configure(EntityTypeBuilder<Lane> builder)
    {
        builder.Property(l => l.Id).HasMaxLength(60);
        builder.Property(l => l.RunBy).HasMaxLength(120);
    }
}

internal sealed class SyncOperationConfiguration : IEntityTypeConfiguration<SyncOperation>
{
    public void Configure(EntityTypeBuilder<SyncOperation> builder)
    {
        builder.ToTable("operations");
        builder.HasListKey(o => o.Seq, o => o.Id);
        builder.HasOne<Lane>().WithMany().HasForeignKey(o => o.LaneId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<SyncBatch>().WithMany().HasForeignKey(o => o.BatchId).HasPrincipalKey(b => b.Id).OnDelete(DeleteBehavior.Restrict);

        // Fencing: an older run of the lane, whose epoch was raised, cannot write an outcome.
        builder.Property(o => o.Epoch).IsConcurrencyToken();
        builder.Property(o => o.Kind).HasMaxLength(60);
        builder.Property(o => o.SubjectKey).HasMaxLength(160);
        builder.Property(o => o.CoalesceKey).HasMaxLength(160);
        builder.Property(o => o.IdempotencyKey).HasMaxLength(60);
        builder.HasIndex(o => new { o.LaneId, o.State, o.Priority, o.Seq });
        builder.HasIndex(o => new { o.BatchId, o.State });
        builder.HasIndex(o => new { o.LaneId, o.CoalesceKey }).IsUnique()
            .HasDatabaseName("ux_operations_waiting").HasFilter("coalesce_key IS NOT NULL AND state = 'Ready'");
    }
}
