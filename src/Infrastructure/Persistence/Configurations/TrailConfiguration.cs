using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ShopifySync.Domain.Auditing;
using ShopifySync.Domain.Monitoring;
using ShopifySync.Domain.Stores;
using ShopifySync.Domain.Webhooks;
using ShopifySync.Infrastructure.Realtime;

namespace ShopifySync.Infrastructure.Persistence.Configurations;

internal sealed class SyncEventConfiguration : IEntityTypeConfiguration<SyncEvent>
{
    public void Configure(EntityTypeBuilder<SyncEvent> builder)
    {
        builder.ToTable("events");
        builder.HasKey(e => e.Seq);
        builder.Property(e => e.Type).HasMaxLength(60);
        builder.Property(e => e.By).HasMaxLength(256);
        builder.HasIndex(e => new { e.StoreId, e.Seq });
        builder.HasIndex(e => e.Number).IsUnique().HasDatabaseName("ux_events_number").HasFilter("number IS NOT NULL");
        builder.HasIndex(e => e.Seq).HasDatabaseName("ix_events_not_numbered").HasFilter("number IS NULL");
    }
}

internal sealed class EventCounterConfiguration : IEntityTypeConfiguration<EventCounter>
{
    public void Configure(EntityTypeBuilder<EventCounter> builder)
    {
        builder.ToTable("event_counter");
        builder.Property(c => c.Id).ValueGeneratedNever();
    }
}

internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("audit");
        builder.HasKey(a => a.Seq);
        builder.Property(a => a.Action).HasMaxLength(60);
        builder.Property(a => a.By).HasMaxLength(256);
        builder.Property(a => a.Digest).HasMaxLength(64);
        builder.Property(a => a.ChainHash).HasMaxLength(64);
        builder.HasIndex(a => a.ChainSeq).IsUnique();
    }
}

internal sealed class DeliveryConfiguration : IEntityTypeConfiguration<Delivery>
{
    public void Configure(EntityTypeBuilder<Delivery> builder)
    {
        builder.ToTable("deliveries");
        builder.HasKey(d => d.Seq);
        builder.Property(d => d.WebhookId).HasMaxLength(Delivery.LongestWebhookId);
        builder.Property(d => d.EventId).HasMaxLength(Delivery.LongestWebhookId);
        builder.Property(d => d.ShopDomain).HasMaxLength(255);
        builder.Property(d => d.Topic).HasMaxLength(Delivery.LongestTopic);
        builder.Property(d => d.ApiVersion).HasMaxLength(20);
        builder.Property(d => d.State).HasMaxLength(20);
        builder.HasIndex(d => d.WebhookId).IsUnique();
        builder.Property(d => d.CoalesceKey).HasMaxLength(160);
        builder.HasIndex(d => new { d.State, d.Seq });
        builder.HasIndex(d => d.ReceivedAt);
        builder.HasIndex(d => new { d.ShopDomain, d.CoalesceKey, d.State });
    }
}

internal sealed class TopicSubscriptionConfiguration : IEntityTypeConfiguration<TopicSubscription>
{
    public void Configure(EntityTypeBuilder<TopicSubscription> builder)
    {
        builder.ToTable("subscriptions");
        builder.HasKey(s => new { s.StoreId, s.Topic });
        builder.Property(s => s.Topic).HasMaxLength(Delivery.LongestTopic);
        builder.HasOne<Store>().WithMany().HasForeignKey(s => s.StoreId).HasPrincipalKey(s => s.Id).OnDelete(DeleteBehavior.Cascade);
    }
}
