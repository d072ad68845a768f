namespace ShopifySync.Domain.Common;

/// <summary>Something that happened to an aggregate: ids and facts, never entities.</summary>
public interface IDomainEvent;
