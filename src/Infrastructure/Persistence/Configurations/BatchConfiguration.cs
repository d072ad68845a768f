using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ShopifySync.Domain.Batches;
using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Infrastructure.Persistence.Configurations;

internal sealed class SyncBatchConfiguration : IEntityTypeConfiguration<SyncBatch>
{
    public void Configure(EntityTypeBuilder<SyncBatch> builder)
    {
        builder.ToTable("batches");
        builder.HasListKey(b => b.Seq, b => b.Id);
        builder.Property(b => b.RowVersion).IsConcurrencyToken();
        builder.HasOne<Catalogue>().WithMany().HasForeignKey(b => b.CatalogueId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Store>().WithMany().HasForeignKey(b => b.StoreId).HasPrincipalKey(s => s.Id).OnDelete(DeleteBehavior.Restrict);
        builder.Property(b => b.RequestedBy).HasMaxLength(256);
        builder.ComplexProperty(b => b.Counts);
        builder.HasIndex(b => new { b.CatalogueId, b.Seq });
        builder.HasIndex(b => new { b.StoreId, b.Seq });
        builder.HasIndex(b => b.Status);
    }
}

internal sealed class SyncCursorConfiguration : IEntityTypeConfiguration<SyncCursor>
{
    public void Configure(EntityTypeBuilder<SyncCursor> builder)
    {
        builder.HasKey(c => new { c.StoreId, c.DataType });
        builder.Property(c => c.DataType).HasMaxLength(40);
        builder.HasOne<Store>().WithMany().HasForeignKey(c => c.StoreId).HasPrincipalKey(s => s.Id).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class RunSeenConfiguration : IEntityTypeConfiguration<RunSeen>
{
    public void Configure(EntityTypeBuilder<RunSeen> builder)
    {
        builder.HasKey(s => new { s.BatchId, s.RemoteId });
        builder.Property(s => s.RemoteId).HasMaxLength(120);
    }
}

internal sealed class BulkRunConfiguration : IEntityTypeConfiguration<BulkRun>
{
    public void Configure(EntityTypeBuilder<BulkRun> builder)
    {
        builder.ToTable("bulk_runs");
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Type).HasMaxLength(20);
        builder.Property(r => r.State).HasMaxLength(20);
        builder.Property(r => r.RemoteId).HasMaxLength(120);
        builder.Property(r => r.Purpose).HasMaxLength(60);
        builder.Property(r => r.ErrorCode).HasMaxLength(60);
        builder.HasIndex(r => r.BatchId);
        builder.HasIndex(r => new { r.StoreId, r.RemoteId });
    }
}

internal sealed class PushLineConfiguration : IEntityTypeConfiguration<PushLine>
{
    public void Configure(EntityTypeBuilder<PushLine> builder)
    {
        builder.ToTable("push_lines");
        builder.HasKey(l => l.Seq);
        builder.Property(l => l.RemoteId).HasMaxLength(120);
        builder.Property(l => l.Document).HasMaxLength(40);
        builder.HasIndex(l => new { l.BatchId, l.RunId, l.Document, l.Seq });
        builder.HasIndex(l => new { l.RunId, l.Number });
        builder.HasIndex(l => l.ChangeId);
    }
}
